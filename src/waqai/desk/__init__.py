"""The desk: a workspace in the browser, and the same facts for programs and assistants.

`app.create_app(register, settings=...)` puts it together. How to add to it:

- a page: a module in `pages/` with `router = APIRouter()`; `app.py` finds it. A route returns
  `page(request, "NAME.html", ...)` (`rendering.py`); the template extends `layout.html`. A route that changes
  something asks for `Depends(reviewing)` or `Depends(administering)` (`security/access.py`); its form carries
  `{{ token() }}`, a script sends the header `X-CSRF-Token`.
- words: every word of the interface stands in `words/ar/NAME.yaml` and `words/en/NAME.yaml`, and a template
  says `t("name.key", n=3)`; names of codes by `label("type", "ASSAULT")`.
- text of a report: `{{ words | told }}` isolates it and shows stray controls as marks; never `| safe`.
- styles and scripts: `static/NAME.css`, `static/NAME.js` (ES modules), linked by `static("NAME.css")`; nothing inline.
"""
