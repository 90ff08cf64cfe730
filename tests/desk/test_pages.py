from fastapi.testclient import TestClient


def test_the_front_leads_to_the_reports(client: TestClient) -> None:
    assert client.get("/").headers["location"] == "/reports"


def test_reports_are_listed_in_both_languages(client: TestClient) -> None:
    assert 'lang="en" dir="ltr"' in client.get("/reports").text
    assert 'lang="ar" dir="rtl"' in client.get("/reports?lang=ar").text
    assert 'lang="ar" dir="rtl"' in client.get("/reports").text, "the choice is remembered"


def test_an_unknown_report_is_told_in_words(client: TestClient) -> None:
    answer = client.get("/reports/nothing")
    assert answer.status_code == 404
    assert "nothing at this address" in answer.text
