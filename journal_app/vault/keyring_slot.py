"""The keyring's slot: a second way to the seed, beside the passphrase, for people who want it.

A random secret lies in the keyring of the login (`keychain`). A key from it by HKDF seals the seed under
AES-256-GCM; journal, slot and kind are its associated data. Nothing of the secret is in the key file, and
nothing of the seed is in the keyring: each alone opens nothing.

    id      of the slot
    kind    "keyring"
    nonce   12 bytes
    sealed  20 bytes of seed and 16 of tag
"""

from __future__ import annotations

import json
import re
import secrets
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from journal_app.domain.errors import KeyringChanged
from journal_app.vault import key_file
from journal_app.vault.key_file import KeyFile, Unlocked, authentic
from journal_app.vault.key_format import MAGIC, VERSION, canonical
from journal_app.vault.keys import SEED_BYTES, keyring_slot_key

KIND = "keyring"

_NONCE_BYTES = 12
_HEX = re.compile(r"(?:[0-9a-f]{2})*")
_LENGTHS = {"id": 8, "nonce": _NONCE_BYTES, "sealed": SEED_BYTES + 16}


def has_slot(of: KeyFile) -> bool:
    """Say whether there is a slot of this kind, whatever it holds."""
    return any(_is_keyrings(slot) for slot in of.other_slots)


def switch_on(folder: Path, unlocked: Unlocked, secret: bytes) -> KeyFile:
    """Let `secret` open the journal too, and no other that a keyring kept before.

    Raises DiskFull, FolderNotWritable, StorageGone.
    """
    own = unlocked.key_file
    head = {"id": secrets.token_hex(_LENGTHS["id"]), "kind": KIND}
    nonce = secrets.token_bytes(_NONCE_BYTES)
    sealed = AESGCM(keyring_slot_key(secret)).encrypt(nonce, unlocked.seed, _bound_to(own, head))
    slot = canonical({**head, "nonce": nonce.hex(), "sealed": sealed.hex()}).decode("ascii")
    return key_file.change_slots(folder, unlocked.seed, own, (*others(own), slot))


def switch_off(folder: Path, unlocked: Unlocked) -> KeyFile:
    """Let no keyring open the journal any more. Raises DiskFull, FolderNotWritable, StorageGone."""
    return key_file.change_slots(folder, unlocked.seed, unlocked.key_file, others(unlocked.key_file))


def unlock(copies: list[KeyFile], secret: bytes) -> Unlocked:
    """Return the seed, and the newest copy that it vouches for. Raises KeyringChanged; changes nothing.

    Where a switching off was cut short, the newest copy has no slot: then the older one's does not count.
    """
    for copy in copies:
        seed = opened(copy, secret)
        if seed is None:
            continue
        newest = max(
            (each for each in copies if authentic(each, seed)), key=lambda each: each.generation, default=None
        )
        if newest and opened(newest, secret) == seed:
            return Unlocked(seed, newest)
    raise KeyringChanged


def opened(of: KeyFile, secret: bytes) -> bytes | None:
    """Return the seed in the keyring's slot; None if there is none, or the secret does not open it."""
    for slot in of.other_slots:
        fields = json.loads(slot)
        if fields.get("kind") != KIND or not _is_well_formed(fields):
            continue
        head = {name: fields[name] for name in ("id", "kind")}
        nonce, sealed = (bytes.fromhex(fields[name]) for name in ("nonce", "sealed"))
        try:
            return AESGCM(keyring_slot_key(secret)).decrypt(nonce, sealed, _bound_to(of, head))
        except InvalidTag:
            continue
    return None


def others(of: KeyFile) -> tuple[str, ...]:
    """Return the slots of all other kinds but the passphrase's."""
    return tuple(slot for slot in of.other_slots if not _is_keyrings(slot))


def _is_keyrings(slot: str) -> bool:
    return bool(json.loads(slot).get("kind") == KIND)


def _is_well_formed(fields: dict[str, object]) -> bool:
    """Say whether this version can use the slot. One it can't is kept, and takes nothing else away."""
    if fields.keys() != {"kind", *_LENGTHS}:
        return False
    return all(
        isinstance(value := fields[name], str) and len(value) == 2 * length and _HEX.fullmatch(value)
        for name, length in _LENGTHS.items()
    )


def _bound_to(of: KeyFile, head: dict[str, str]) -> bytes:
    """Return the associated data: what the slot can't be moved away from."""
    return canonical({"journal": of.journal_id, "magic": MAGIC, "slot": head, "version": VERSION})
