"""Keys: a pair that only a passphrase unlocks, a data key cut into two halves, bytes bound to their place.

Only libsodium's own constructions: sealed boxes to send, XChaCha20-Poly1305 to keep, Argon2id for passphrases.
"""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from nacl import bindings as sodium
from nacl import pwhash, utils
from nacl.exceptions import CryptoError
from nacl.public import PrivateKey, PublicKey, SealedBox
from nacl.secret import SecretBox

from langnghe.kernel.errors import Invalid

LEAST = 12
SIZE = 32
NONCE = sodium.crypto_aead_xchacha20poly1305_ietf_NPUBBYTES
# A length tells something too: what is short is padded to whole blocks.
BLOCK = 1024
# A third of a second and 64 MB: what an office computer bears while others work.
WORK, MEMORY = pwhash.argon2id.OPSLIMIT_MODERATE, pwhash.argon2id.MEMLIMIT_INTERACTIVE


class WrongPassphrase(Invalid):
    """The passphrase does not unlock this key."""


@dataclass(frozen=True)
class LockedPair:
    """A key pair as it is kept: the private half only under a passphrase that is kept nowhere."""

    public: bytes
    salt: bytes
    private: bytes


def new_pair(passphrase: str) -> LockedPair:
    """Refuses a passphrase that can be guessed quickly."""
    if len(passphrase) < LEAST:
        raise Invalid(_("Cụm mật khẩu cần ít nhất %(n)s ký tự.") % {"n": LEAST})
    pair, salt = PrivateKey.generate(), utils.random(pwhash.argon2id.SALTBYTES)
    locked = SecretBox(_stretched(passphrase, salt)).encrypt(bytes(pair))
    return LockedPair(bytes(pair.public_key), salt, bytes(locked))


def unlock(pair: LockedPair, passphrase: str) -> PrivateKey:
    try:
        return PrivateKey(SecretBox(_stretched(passphrase, pair.salt)).decrypt(pair.private))
    except CryptoError:
        raise WrongPassphrase(_("Sai cụm mật khẩu.")) from None


def _stretched(passphrase: str, salt: bytes) -> bytes:
    return pwhash.argon2id.kdf(SIZE, passphrase.encode(), salt, opslimit=WORK, memlimit=MEMORY)


def send(data: bytes, public: bytes) -> bytes:
    """For the holder of one private key alone; who sends it cannot open it again."""
    return SealedBox(PublicKey(public)).encrypt(data)


def take(sent: bytes, private: PrivateKey) -> bytes:
    return SealedBox(private).decrypt(sent)


def new_key() -> bytes:
    return utils.random(SIZE)


def halves(key: bytes) -> tuple[bytes, bytes]:
    """Two halves, each of which is noise alone."""
    first = utils.random(len(key))
    return first, joined(first, key)


def joined(first: bytes, second: bytes) -> bytes:
    return bytes(one ^ other for one, other in zip(first, second, strict=True))


def close(data: bytes, key: bytes, *, place: str) -> bytes:
    """Encrypt bytes so that they open only under this key and only in this place."""
    nonce = utils.random(NONCE)
    padded = sodium.sodium_pad(data, BLOCK)
    return nonce + sodium.crypto_aead_xchacha20poly1305_ietf_encrypt(padded, place.encode(), nonce, key)


def open_closed(closed: bytes, key: bytes, *, place: str) -> bytes:
    """Refuses bytes that were changed, or moved from another place."""
    try:
        padded = sodium.crypto_aead_xchacha20poly1305_ietf_decrypt(
            closed[NONCE:], place.encode(), closed[:NONCE], key
        )
    except CryptoError:
        raise Invalid(_("Phần niêm phong này đã bị thay đổi nên không mở.")) from None
    return sodium.sodium_unpad(padded, BLOCK)
