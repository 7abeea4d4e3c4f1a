import pytest
from django.contrib.auth.models import User
from django.test import Client
from pytest_django.fixtures import Settings

from tests.admin.desk import Desk
from tests.factories import make_editor


@pytest.fixture
def editor(db: None, settings: Settings) -> User:
    """Make an account that may do everything, at a site that is the desk alone."""
    settings.ROOT_URLCONF = "tests.admin.urls"
    return make_editor()


@pytest.fixture
def desk(editor: User) -> Desk:
    """Sign the editor in."""
    client = Client()
    client.force_login(editor)
    return Desk(client)
