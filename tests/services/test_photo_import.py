"""Pictures from outside come in without what a camera wrote into them; what is no picture says so."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_photos import CANARY, FORMATS, made_photo, moving_photo
from PIL import Image, ImageCms

from journal_app.domain.errors import NotAPhoto, PhotoDamaged, PhotoNotReadable, PhotoTooLarge, Trouble
from journal_app.domain.photo import JPEG, LONG_SIDE, PNG, THUMBNAIL_SIDE, NewPhoto
from journal_app.services import photo_import
from journal_app.services.photo_import import photo_from, read_photo

SMALL = {kind: made_photo(kind, (300, 260)) for kind in FORMATS}


def opened(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data))


def brightness(data: bytes, at: tuple[int, int]) -> int:
    found = opened(data).convert("L").getpixel(at)
    assert isinstance(found, int)
    return found


@pytest.mark.parametrize("kind", FORMATS)
def test_neither_place_nor_maker_nor_comment_comes_along(kind: str) -> None:
    data = made_photo(kind, told=True)
    assert CANARY.encode() in data
    photo = photo_from(data)
    for kept in (photo.picture, photo.thumbnail):
        assert CANARY.encode() not in kept
        assert CANARY.encode("utf-16-le") not in kept
        for mark in (b"Exif", b"eXIf", b"xmp", b"iTXt", b"tEXt", b"iCCP", b"ICC_PROFILE", b"GPS"):
            assert mark not in kept, mark
        assert not dict(opened(kept).getexif())


@pytest.mark.parametrize("kind", FORMATS)
def test_a_photo_of_every_kind_is_kept_with_a_small_picture_beside(kind: str) -> None:
    photo = photo_from(made_photo(kind, (4000, 1000)))
    assert (photo.media, photo.width, photo.height) == (JPEG, LONG_SIDE, LONG_SIDE // 4)
    assert opened(photo.picture).size == (LONG_SIDE, LONG_SIDE // 4)
    assert opened(photo.thumbnail).size == (THUMBNAIL_SIDE, THUMBNAIL_SIDE // 4)


@pytest.mark.parametrize(
    ("orientation", "dark"), [(3, (310, 120)), (6, (120, 10)), (8, (120, 310)), (2, (310, 120))]
)
def test_a_photo_stands_upright_as_the_camera_was_held(orientation: int, dark: tuple[int, int]) -> None:
    photo = photo_from(made_photo("JPEG", orientation=orientation))
    assert (photo.width < photo.height) == (orientation in (6, 8))
    assert brightness(photo.picture, dark) < 100
    assert opened(photo.thumbnail).size == (photo.width, photo.height)


def test_a_small_photo_is_not_made_larger_and_a_small_drawing_keeps_every_dot() -> None:
    photo = photo_from(made_photo("PNG", (20, 10)))
    assert (photo.media, photo.width, photo.height) == (PNG, 20, 10)
    assert opened(photo.picture).getpixel((1, 1)) == (40, 60, 80)


def test_what_can_be_seen_through_stays_so() -> None:
    kept = io.BytesIO()
    Image.new("RGBA", (400, 400), (10, 20, 30, 90)).save(kept, "PNG")
    photo = photo_from(kept.getvalue())
    assert photo.media == PNG
    assert opened(photo.picture).getpixel((5, 5)) == (10, 20, 30, 90)


def test_colours_are_brought_to_what_every_screen_shows() -> None:
    usual = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    swapped = usual.replace(b"rXYZ", b"tXYZ").replace(b"bXYZ", b"rXYZ").replace(b"tXYZ", b"bXYZ")
    kept = io.BytesIO()
    Image.new("RGB", (300, 300), (200, 20, 20)).save(kept, "PNG", icc_profile=swapped)
    red, _, blue = opened(photo_from(kept.getvalue()).picture).getpixel((5, 5))
    assert red < 60 < 150 < blue


def test_a_profile_that_makes_no_sense_is_passed_over() -> None:
    kept = io.BytesIO()
    Image.new("RGB", (300, 300), (120, 120, 120)).save(kept, "PNG", icc_profile=b"nonsense" * 20)
    assert photo_from(kept.getvalue()).width == 300


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGBA", "I;16", "CMYK"])
def test_every_way_to_write_down_colours_is_read(mode: str) -> None:
    kept = io.BytesIO()
    Image.new(mode, (300, 300)).save(kept, "JPEG" if mode == "CMYK" else "PNG")
    assert photo_from(kept.getvalue()).width == 300


def test_of_a_moving_picture_the_first_is_kept() -> None:
    photo = photo_from(moving_photo())
    assert brightness(photo.picture, (50, 50)) < 60
    assert getattr(opened(photo.picture), "n_frames", 1) == 1


def test_a_file_is_only_read(tmp_path: Path) -> None:
    file = tmp_path / "a photo.jpg"
    file.write_bytes(made_photo())
    os.utime(file, (1, 1))
    before = file.stat()
    assert read_photo(file).width == 320
    assert (file.stat().st_mtime, file.stat().st_size, sorted(tmp_path.iterdir())) == (
        1,
        before.st_size,
        [file],
    )


def test_what_is_no_file_is_told_and_not_waited_for(tmp_path: Path) -> None:
    folder, pipe, closed = tmp_path / "folder", tmp_path / "pipe", tmp_path / "closed"
    folder.mkdir()
    os.mkfifo(pipe)
    closed.write_bytes(made_photo())
    closed.chmod(0)
    for path in (folder, pipe, tmp_path / "nothing", Path("with\0nul"), Path("/dev/null")):
        with pytest.raises(PhotoNotReadable):
            read_photo(path)
    if os.geteuid() != 0:
        with pytest.raises(PhotoNotReadable):
            read_photo(closed)


@pytest.mark.parametrize("data", [b"", b"GIF89a", b"%PDF-1.7 and more", b"words " * 400])
def test_what_is_no_picture_is_told(data: bytes) -> None:
    with pytest.raises(NotAPhoto):
        photo_from(data)


@pytest.mark.parametrize("kind", FORMATS)
def test_a_photo_that_is_cut_off_is_told(kind: str) -> None:
    data = made_photo(kind, (900, 700))
    for length in (40, len(data) // 2, len(data) - 40):
        with pytest.raises((PhotoDamaged, NotAPhoto)):
            photo_from(data[:length])


def test_a_photo_that_is_too_large_is_told_before_it_is_decoded(monkeypatch, tmp_path: Path) -> None:
    bomb = io.BytesIO()
    Image.new("1", (16_000, 8_000)).save(bomb, "PNG")
    with pytest.raises(PhotoTooLarge):
        photo_from(bomb.getvalue())
    huge = tmp_path / "huge.jpg"
    with huge.open("wb") as file:
        file.truncate(photo_import.MOST_BYTES + 1)
    with pytest.raises(PhotoTooLarge):
        read_photo(huge)


@settings(max_examples=25, deadline=None)
@given(st.binary(max_size=400), st.sampled_from(FORMATS), st.integers(0, 400), st.data())
def test_whatever_bytes_come_a_photo_or_one_sentence_follows(
    noise: bytes, kind: str, at: int, data: st.DataObject
) -> None:
    whole = SMALL[kind]
    for given_bytes in (
        noise,
        whole[:at] + noise + whole[at + len(noise) :],
        whole[: at * len(whole) // 400],
    ):
        try:
            photo = photo_from(given_bytes)
        except Trouble as trouble:
            assert trouble.words
        else:
            assert isinstance(photo, NewPhoto)
            assert opened(photo.picture).size == (photo.width, photo.height)


def test_reading_photos_loads_nothing_that_reaches_a_network_and_is_not_loaded_before() -> None:
    probe = (
        "import sys\n"
        "from journal_app.services.photo_import import photo_from\n"
        "assert 'PIL' not in sys.modules\n"
        "sys.path.insert(0, 'tests')\n"
        "photo_from(bytes.fromhex(sys.stdin.read()))\n"
        "print([name for name in sys.modules if name.split('.')[0] in"
        " ('socket', 'ssl', 'http', 'asyncio', 'multiprocessing') or name == 'urllib.request'])"
    )
    done = subprocess.run(
        [sys.executable, "-c", probe],
        input=SMALL["HEIF"].hex(),
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parents[2],
    )
    assert done.stdout.strip() == "[]"
