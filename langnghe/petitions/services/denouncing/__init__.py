"""Denunciations: taken and sealed in one breath, sealed later when suspected, redacted for those who work on them."""

from langnghe.petitions.models import HIDDEN
from langnghe.petitions.services.denouncing.adding import add_sealed
from langnghe.petitions.services.denouncing.concluding import (
    act,
    conclude,
    send_acceptance,
    use_as_information,
)
from langnghe.petitions.services.denouncing.continuing import further, take_further, tell_sender
from langnghe.petitions.services.denouncing.redacting import SENDER, redact, tells
from langnghe.petitions.services.denouncing.rewording import seal_steps
from langnghe.petitions.services.denouncing.sealing import seal_petition
from langnghe.petitions.services.denouncing.taking import Told, receive_denunciation
from langnghe.petitions.services.denouncing.writing import Written, write_sealed_letter

__all__ = [
    "HIDDEN",
    "SENDER",
    "Told",
    "Written",
    "act",
    "add_sealed",
    "conclude",
    "further",
    "receive_denunciation",
    "redact",
    "seal_petition",
    "seal_steps",
    "send_acceptance",
    "take_further",
    "tell_sender",
    "tells",
    "use_as_information",
    "write_sealed_letter",
]
