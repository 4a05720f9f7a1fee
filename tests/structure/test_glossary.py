"""One name for each thing: every model and every state stands in the glossary."""

import re

import pytest
from django.apps import apps
from django.db import models

from langnghe.petitions.workflow import State
from langnghe.reception.models import SessionState
from tests.structure import house


def _codes() -> set[str]:
    text = (house.ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")
    return set(re.findall(r"`([^`]+)`", text))


def _models() -> list[type[models.Model]]:
    return [model for model in apps.get_models() if model.__module__.startswith("langnghe.")]


@pytest.mark.parametrize("model", _models(), ids=lambda model: model.__name__)
def test_every_model_has_its_name_in_the_glossary(model: type[models.Model]) -> None:
    assert model.__name__ in _codes()


@pytest.mark.parametrize("state", [*State, *SessionState], ids=str)
def test_every_state_has_its_name_in_the_glossary(state: models.TextChoices) -> None:
    assert state.value in _codes()
