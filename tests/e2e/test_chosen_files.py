"""A file chosen for an application is kept like the words beside it."""

import re

import pytest
from playwright.sync_api import expect

from tests.e2e import acting, applying

draft = applying.draft
ADD_PAPER = "button[name=add][value=document]"


@pytest.mark.parametrize("loss", ["tab", "session"])
def test_a_chosen_file_is_not_lost_either(draft, stack, tmp_path, loss):
    paper = tmp_path / "smeta.pdf"
    paper.write_bytes(b"%PDF-1.4\n%%EOF\n")
    page = choose_paper(draft.page, draft.there, paper)
    if loss == "tab":
        page, closed = page.context.new_page(), page
        closed.close()
        page.goto(f"{draft.there}team/")
    else:
        page.context.clear_cookies(name="sessionid")
        acting.send(page, page.locator(ADD_PAPER))
        applying.sign_in_again(page, stack, draft.writer)
        page.wait_for_url(re.compile("/team/"))

    expect_chosen(page, paper.name)
    acting.send(page, page.locator(ADD_PAPER))

    expect(page.locator("main")).to_contain_text("Смета")
    page.goto(f"{draft.there}team/")
    expect(page.locator("[data-kept-told]")).to_be_hidden()


def expect_chosen(page, name):
    """A browser shows a chosen file by its name, under a folder that is not there."""
    expect(page.locator("[name=document-upload]")).to_have_value(re.compile(re.escape(name)))


def choose_paper(page, there, paper):
    """A paper chosen and named, not sent."""
    page.goto(f"{there}team/")
    page.locator("details.move-fold", has=page.locator("[name=document-upload]")).tap()
    page.locator("[name=document-upload]").set_input_files(paper)
    page.locator("[name=document-title]").fill("Смета")
    return page


def test_a_paper_chosen_stays_when_its_name_was_forgotten(draft, tmp_path):
    page, paper = draft.page, tmp_path / "smeta.pdf"
    paper.write_bytes(b"%PDF-1.4\n%%EOF\n")
    choose_paper(page, draft.there, paper).locator("[name=document-title]").fill("")
    acting.send(page, page.locator(ADD_PAPER))
    expect(page.locator(".errors").first).to_be_visible()
    expect_chosen(page, paper.name)

    page.locator("[name=document-title]").fill("Смета")
    acting.send(page, page.locator(ADD_PAPER))

    expect(page.locator("main")).to_contain_text("Смета")
    expect(page.locator(".errors")).to_have_count(0)
