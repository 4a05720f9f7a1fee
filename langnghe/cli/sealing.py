"""A file that only a passphrase opens: bytes encrypted in pieces, so that a cut or changed file is noticed."""

import io
from collections.abc import Iterator
from typing import BinaryIO

from nacl import bindings as sodium
from nacl import pwhash, utils

from langnghe.kernel.faults import Fault

MAGIC = b"LANGNGHE BACKUP 1\n"
PIECE = 1 << 20
LEAST = 12


def _key(passphrase: str, salt: bytes) -> bytes:
    return pwhash.argon2id.kdf(
        sodium.crypto_secretstream_xchacha20poly1305_KEYBYTES,
        passphrase.encode(),
        salt,
        opslimit=pwhash.argon2id.OPSLIMIT_MODERATE,
        memlimit=pwhash.argon2id.MEMLIMIT_MODERATE,
    )


def refuse_short(passphrase: str) -> None:
    if len(passphrase) < LEAST:
        raise Fault(
            f"Cụm mật khẩu của bản sao lưu cần ít nhất {LEAST} ký tự.",
            f"The passphrase of a backup needs at least {LEAST} characters.",
        )


class Sealer(io.RawIOBase):
    """A file to write into: everything is encrypted before it touches the disk."""

    def __init__(self, target: BinaryIO, passphrase: str) -> None:
        super().__init__()
        salt = utils.random(pwhash.argon2id.SALTBYTES)
        self._target, self._state = target, sodium.crypto_secretstream_xchacha20poly1305_state()
        header = sodium.crypto_secretstream_xchacha20poly1305_init_push(self._state, _key(passphrase, salt))
        target.write(MAGIC + salt + header)
        self._kept = bytearray()

    def writable(self) -> bool:
        return True

    def write(self, data: object) -> int:
        given = bytes(data)  # type: ignore[call-overload]
        self._kept += given
        while len(self._kept) >= PIECE:
            self._push(bytes(self._kept[:PIECE]), last=False)
            del self._kept[:PIECE]
        return len(given)

    def _push(self, piece: bytes, *, last: bool) -> None:
        tag = (
            sodium.crypto_secretstream_xchacha20poly1305_TAG_FINAL
            if last
            else sodium.crypto_secretstream_xchacha20poly1305_TAG_MESSAGE
        )
        sealed = sodium.crypto_secretstream_xchacha20poly1305_push(self._state, piece, tag=tag)
        self._target.write(len(sealed).to_bytes(4, "big") + sealed)

    def finish(self) -> None:
        """The last piece says that it is the last: a file cut short does not have it."""
        self._push(bytes(self._kept), last=True)


def opened(source: BinaryIO, passphrase: str) -> Iterator[bytes]:
    """The pieces of a sealed file; refuses a wrong passphrase, a changed file and one cut short."""
    if source.read(len(MAGIC)) != MAGIC:
        raise Fault("Tệp này không phải bản sao lưu của Lắng Nghe.", "This file is no backup of Lắng Nghe.")
    salt = source.read(pwhash.argon2id.SALTBYTES)
    header = source.read(sodium.crypto_secretstream_xchacha20poly1305_HEADERBYTES)
    state = sodium.crypto_secretstream_xchacha20poly1305_state()
    try:
        sodium.crypto_secretstream_xchacha20poly1305_init_pull(state, header, _key(passphrase, salt))
        while length := source.read(4):
            piece, tag = sodium.crypto_secretstream_xchacha20poly1305_pull(
                state, source.read(int.from_bytes(length, "big"))
            )
            yield piece
            if tag == sodium.crypto_secretstream_xchacha20poly1305_TAG_FINAL:
                return
    except Exception as error:  # nacl raises several kinds for one thing: this is not what was sealed
        raise _unreadable() from error
    raise _unreadable()


def _unreadable() -> Fault:
    return Fault(
        "Sai cụm mật khẩu, hoặc tệp sao lưu bị sửa hay bị cắt.",
        "Wrong passphrase, or the backup was changed or cut short.",
    )
