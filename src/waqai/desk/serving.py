"""Running the desk: uvicorn on one address."""

import uvicorn

from waqai.desk.app import create_app
from waqai.desk.settings import Settings
from waqai.register.opening import Register


def serve(register: Register, settings: Settings) -> None:
    """Serve the desk until it is stopped."""
    app = create_app(register, settings=settings)
    uvicorn.run(
        app, host=settings.host, port=settings.port, log_level="warning", server_header=False, proxy_headers=False
    )
