import pytest

from initiatives.taxonomy import Skill


@pytest.fixture
def skills(db):
    """Two skills that people have and initiatives ask for."""
    names = {"driving": "Жүргізу", "first-aid": "Алғашқы көмек"}
    return [
        Skill.objects.get_or_create(code=code, defaults={"name_kk": name})[0]
        for code, name in names.items()
    ]
