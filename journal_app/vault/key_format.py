"""What a key file says: its values, its bytes, its seals. Nothing here touches a disk.

A key file is canonical JSON: ASCII, keys sorted, no blanks, at most 16 KiB. Only the one canonical
spelling is accepted, so two different files never mean the same, and a doubled key cannot hide.

    database    name of the database file beside it
    generation  counts the saves; of two authentic copies the higher one holds
    journal     id of the journal
    mac         HMAC-SHA256 of everything else, under a key from the seed
    magic       "rosemary-key"
    slots       ways to the seed; the first is the passphrase's, others may follow
    version     1

The passphrase's slot holds the seed under AES-256-GCM with a key from Argon2id (version 0x13). Its
associated data binds it to this journal, slot, kind and cost. Further slots need an `id` and a `kind`;
they are kept as they are, also of a kind that this version does not know. `keyring_slot` reads its own.
"""

from __future__ import annotations

import hmac
import json
import re
import secrets
from dataclasses import dataclass, replace
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from journal_app.domain.errors import KeyFileDamaged, NewerJournal
from journal_app.vault.kdf import SALT_BYTES, Cost
from journal_app.vault.keys import SEED_BYTES, key_file_key

MAX_BYTES = 16 * 1024
MAGIC = "rosemary-key"
VERSION = 1
PASSPHRASE = "passphrase"  # noqa: S105 - the kind of a slot

_MAX_SLOTS = 8
_MAX_GENERATION = 2**53
_NONCE_BYTES = 12
_SEALED_BYTES = SEED_BYTES + 16
_MAC_BYTES = 32
_JOURNAL_ID = re.compile(r"[0-9A-Za-z-]{1,64}")
_SLOT_ID = re.compile(r"[0-9a-f]{16}")
_KIND = re.compile(r"[a-z][a-z0-9-]{0,31}")
# A plain name in the same folder: no separators, no "..", nothing hidden, always a database.
_DATABASE = re.compile(r"(?=.{1,64}\Z)[0-9A-Za-z][0-9A-Za-z_-]*(?:\.[0-9A-Za-z_-]+)*\.db")


@dataclass(frozen=True, slots=True)
class PassphraseSlot:
    """The seed, sealed under a passphrase."""

    id: str
    cost: Cost
    salt: bytes
    nonce: bytes
    sealed: bytes  # 20 bytes of seed and 16 of tag


@dataclass(frozen=True, slots=True)
class KeyFile:
    """One key file as it was read or is to be written. Holds no secret in the clear.

    A value that was read is well-formed; only `authentic` says whether it is true.
    """

    journal_id: str
    database: str
    generation: int
    slot: PassphraseSlot
    other_slots: tuple[str, ...]  # canonical JSON of each, as it stood in the file
    mac: bytes


def make(
    seed: bytes,
    wrapping_key: bytes,
    *,
    cost: Cost,
    salt: bytes,
    journal_id: str,
    database: str,
    generation: int,
    other_slots: tuple[str, ...] = (),
) -> KeyFile:
    """Return a new key file that holds the seed under a passphrase's key (from `cost` and `salt`).

    Raises ValueError for a name or id that could not be read back.
    """
    empty = PassphraseSlot(secrets.token_hex(8), cost, salt, secrets.token_bytes(_NONCE_BYTES), b"")
    sealed = AESGCM(wrapping_key).encrypt(empty.nonce, seed, _bound_to(journal_id, empty))
    slot = replace(empty, sealed=sealed)
    unsigned = KeyFile(journal_id, database, generation, slot, other_slots, b"")
    made = replace(unsigned, mac=_mac(unsigned, seed))
    try:
        decode(encode(made))
    except KeyFileDamaged:
        raise ValueError("This key file could not be read back.") from None
    return made


def renamed(key_file: KeyFile, seed: bytes, database: str, generation: int) -> KeyFile:
    """Return the key file for a database of another name; its ways to the seed stay as they are.

    Raises ValueError for a name that could not be read back.
    """
    unsigned = replace(key_file, database=_text(database, _DATABASE), generation=generation)
    return replace(unsigned, mac=_mac(unsigned, seed))


def with_other_slots(key_file: KeyFile, seed: bytes, slots: tuple[str, ...], generation: int) -> KeyFile:
    """Return the key file with these slots after the passphrase's, each in canonical JSON."""
    unsigned = replace(key_file, other_slots=slots, generation=generation)
    return replace(unsigned, mac=_mac(unsigned, seed))


def opened(key_file: KeyFile, wrapping_key: bytes) -> bytes | None:
    """Return the seed in the passphrase's slot, or None if the key does not open it."""
    slot = key_file.slot
    try:
        return AESGCM(wrapping_key).decrypt(slot.nonce, slot.sealed, _bound_to(key_file.journal_id, slot))
    except InvalidTag:
        return None


def authentic(key_file: KeyFile, seed: bytes) -> bool:
    """Return whether every field is as somebody who had the seed wrote it."""
    return hmac.compare_digest(key_file.mac, _mac(key_file, seed))


def encode(key_file: KeyFile) -> bytes:
    """Return the bytes of a key file."""
    return canonical({**_unsigned(key_file), "mac": key_file.mac.hex()})


def decode(data: bytes) -> KeyFile:
    """Return the key file in these bytes.

    Raises KeyFileDamaged for anything but a canonical key file within its limits, and NewerJournal
    for one that says it has a later version.
    """
    try:
        if len(data) > MAX_BYTES:
            raise ValueError("too long")
        fields = json.loads(data.decode("ascii"))
        if canonical(fields) != data:
            raise ValueError("not canonical")
        if isinstance(fields, dict) and fields.get("magic") == MAGIC:
            version = fields.get("version")
            if type(version) is int and version > VERSION:
                raise NewerJournal
        return _read(fields)
    except (ValueError, RecursionError):
        # Without the cause: its message may quote the file.
        raise KeyFileDamaged from None


def _read(fields: Any) -> KeyFile:
    _needs(fields, {"database", "generation", "journal", "mac", "magic", "slots", "version"})
    slots = fields["slots"]
    if fields["magic"] != MAGIC or _number(fields["version"], VERSION) != VERSION:
        raise ValueError("magic or version")
    if not isinstance(slots, list) or not 1 <= len(slots) <= _MAX_SLOTS:
        raise ValueError("slots")
    slot = _read_slot(slots[0])
    ids = {slot.id, *(_read_other_slot(other) for other in slots[1:])}
    if len(ids) != len(slots):
        raise ValueError("slot ids")
    return KeyFile(
        journal_id=_text(fields["journal"], _JOURNAL_ID),
        database=_text(fields["database"], _DATABASE),
        generation=_number(fields["generation"], _MAX_GENERATION),
        slot=slot,
        other_slots=tuple(canonical(other).decode("ascii") for other in slots[1:]),
        mac=_bytes(fields["mac"], _MAC_BYTES),
    )


def _read_slot(fields: Any) -> PassphraseSlot:
    _needs(fields, {"id", "kdf", "kind", "nonce", "sealed"})
    kdf = fields["kdf"]
    _needs(kdf, {"lanes", "memory_kib", "name", "passes", "salt"})
    if fields["kind"] != PASSPHRASE or kdf["name"] != "argon2id":
        raise ValueError("slot kind or name of the function")
    return PassphraseSlot(
        id=_text(fields["id"], _SLOT_ID),
        # Cost refuses what is out of its limits; these only keep the numbers whole.
        cost=Cost(*(_number(kdf[name], 2**32) for name in ("memory_kib", "passes", "lanes"))),
        salt=_bytes(kdf["salt"], SALT_BYTES),
        nonce=_bytes(fields["nonce"], _NONCE_BYTES),
        sealed=_bytes(fields["sealed"], _SEALED_BYTES),
    )


def _read_other_slot(fields: Any) -> str:
    """Return the id of a slot that this version cannot use."""
    if not isinstance(fields, dict):
        raise ValueError("slot")
    if _text(fields.get("kind"), _KIND) == PASSPHRASE:
        raise ValueError("a second passphrase slot would make each try cost twice")
    return _text(fields.get("id"), _SLOT_ID)


def _unsigned(key_file: KeyFile) -> dict[str, Any]:
    slot = key_file.slot
    sealed = {**_slot_head(slot), "nonce": slot.nonce.hex(), "sealed": slot.sealed.hex()}
    return {
        "database": key_file.database,
        "generation": key_file.generation,
        "journal": key_file.journal_id,
        "magic": MAGIC,
        "slots": [sealed, *(json.loads(other) for other in key_file.other_slots)],
        "version": VERSION,
    }


def _slot_head(slot: PassphraseSlot) -> dict[str, Any]:
    cost = slot.cost
    return {
        "id": slot.id,
        "kdf": {
            "lanes": cost.lanes,
            "memory_kib": cost.memory_kib,
            "name": "argon2id",
            "passes": cost.passes,
            "salt": slot.salt.hex(),
        },
        "kind": PASSPHRASE,
    }


def _bound_to(journal_id: str, slot: PassphraseSlot) -> bytes:
    """Return the associated data of a slot: what it can't be moved away from."""
    return canonical({"journal": journal_id, "magic": MAGIC, "slot": _slot_head(slot), "version": VERSION})


def _mac(key_file: KeyFile, seed: bytes) -> bytes:
    return hmac.digest(key_file_key(seed), canonical(_unsigned(key_file)), "sha256")


def canonical(value: Any) -> bytes:
    """Return the one spelling of a value in JSON that a key file may hold."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), allow_nan=False).encode("ascii")


def _needs(value: Any, names: set[str]) -> None:
    if not isinstance(value, dict) or value.keys() != names:
        raise ValueError("fields")


def _text(value: Any, pattern: re.Pattern[str]) -> str:
    if not isinstance(value, str) or not pattern.fullmatch(value):
        raise ValueError("text")
    return value


def _number(value: Any, highest: int) -> int:
    if type(value) is not int or not 1 <= value <= highest:  # True is an int too
        raise ValueError("number")
    return value


def _bytes(value: Any, length: int) -> bytes:
    if not isinstance(value, str) or not re.fullmatch(f"[0-9a-f]{{{2 * length}}}", value):
        raise ValueError("bytes")
    return bytes.fromhex(value)
