import pytest
from django.contrib.auth.models import User
from django.test import Client

from tests.admin.desk import Desk
from tests.factories import make_editor


@pytest.fixture
def editor(db: None) -> User:
    """Make an account that may do everything."""
    return make_editor()


@pytest.fixture
def desk(editor: User) -> Desk:
    """Sign the editor in."""
    client = Client()
    client.force_login(editor)
    return Desk(client)
