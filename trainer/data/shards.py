"""Training on shards: a pool of views that changes as training goes on, for sets larger than memory and disk.

The photos of all shards follow each other without end, the shards of every round in another order. A chunk is
a few of them in a row; every `period` steps see one chunk, while the next is decoded in a thread. So the pool
depends on the seed and the step alone, and a run that is resumed sees what it would have seen.

To resume, the archives before the chunk's own are jumped over where an earlier pass has counted their photos
(kept in the cache), and read through without decoding otherwise; in its own archive the photos before it are
read over. Several processes decode each for itself.
"""

import hashlib
import json
import zlib
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from threading import Event, Lock
from typing import Generic, TypeVar

import numpy as np

from disque_studio.errors import CancelledError, DisqueError, FileRefusedError
from disque_studio.imaging.files import replace_file, scratch_folder
from trainer.data import tars
from trainer.data.cache import Progress, Views, half, keep_all
from trainer.data.views import views_of

T = TypeVar("T")

VERSION = 1


@dataclass(frozen=True)
class Cut:
    """How chunks are made: `photos` a chunk, `count` views of `size` pixels a side of each, by `seed`."""

    photos: int
    count: int
    size: int
    seed: int = 0


class Stream(Generic[T]):
    """Gives what `make` makes of the views of a step's chunk; `make` is called once a chunk, in the thread.

    `first` is the first chunk, from the cache if it was decoded before. What can't be read is left out, and
    named by `warnings`. About three chunks are in memory at a time.
    """

    def __init__(
        self,
        shards: Sequence[Path],
        cache_dir: Path,
        *,
        cut: Cut,
        period: int,
        make: Callable[[Views], T],
        progress: Progress,
    ) -> None:
        self._period, self._make = period, make
        self._source = _Source(shards, cache_dir, cut)
        self._chunks: dict[int, Future[T]] = {}
        self._lock = Lock()
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="shards")
        self.first = make(self._source.first(progress))

    def at(self, step: int) -> T:
        """Give what was made of the chunk of a step, and have the next one decoded.

        Raises:
            FileRefusedError: no photo of the chunk can be read.
            CancelledError: `close` was called meanwhile.
        """
        number = step // self._period
        with self._lock:
            self._source.check_open()
            # Who draws ahead may be one chunk before who asks now.
            for other in [n for n in self._chunks if not number - 1 <= n <= number + 2]:
                self._chunks.pop(other).cancel()
            for wanted in (number, number + 1):
                if wanted not in self._chunks:
                    self._chunks[wanted] = self._thread.submit(self._made, wanted)
            chunk = self._chunks[number]
        return chunk.result()

    def warnings(self) -> list[str]:
        """Give what was left out since this was last asked, a line each."""
        return self._source.news()

    def close(self) -> None:
        """End the thread, at the latest when the photo at hand is decoded."""
        with self._lock:
            self._source.closed.set()
        self._thread.shutdown(cancel_futures=True)
        self._source.close()

    def _made(self, number: int) -> T:
        return self.first if number == 0 else self._make(self._source.chunk(number))


class _Source:
    """Decodes chunks in turn; a chunk that does not follow the last one is looked for from the front."""

    def __init__(self, shards: Sequence[Path], cache_dir: Path, cut: Cut) -> None:
        if not shards:
            raise FileRefusedError(cache_dir, "there are no archives to train on")
        self.closed = Event()
        self._shards, self._cache_dir, self._cut = list(shards), cache_dir, cut
        self._key = _fingerprint(self._shards)
        self._counts = self._known_counts()
        self._photos: Iterator[tuple[int, str, tars.Member]] = iter(())
        self._next = -1
        self._said: set[str] = set()
        self._news: list[str] = []

    def check_open(self) -> None:
        """Raise CancelledError where `closed` was set."""
        if self.closed.is_set():
            raise CancelledError("the stream of photos was closed")

    def close(self) -> None:
        """Let go of the archive that is open."""
        self._photos, self._next = iter(()), -1

    def news(self) -> list[str]:
        news, self._news = self._news, []
        return news

    def first(self, progress: Progress) -> Views:
        """Give the first chunk, from the cache where it has it."""
        cut = self._cut
        folder = self._cache_dir / (
            f"shards-{self._key}-{VERSION}-{cut.photos}-{cut.count}-{cut.size}-{cut.seed}"
        )
        if not folder.is_dir():
            views = self.chunk(0, progress)
            for text in self.news():
                progress(1, f"left out: {text}")
            keep_all(folder, {"views": views.views, "scenes": views.scenes})
        views, scenes = (
            np.load(folder / f"{name}.npy", mmap_mode="c", allow_pickle=False) for name in ("views", "scenes")
        )
        return Views(views, scenes, self._description())

    def chunk(self, number: int, progress: Progress = lambda share, what: None) -> Views:
        """Decode a chunk.

        Raises:
            FileRefusedError: none of its photos can be read.
            CancelledError: `closed` was set.
        """
        if number != self._next:
            self._photos = self._from(number * self._cut.photos)
        self._next = -1
        views: list[np.ndarray] = []
        scenes: list[int] = []
        numbers: dict[str, int] = {}
        for index in range(self._cut.photos):
            self.check_open()
            round_, name, member = next(self._photos)
            progress(index / self._cut.photos, f"decoding {member[1].name}")
            try:
                views.append(self._decoded(member, f"{round_} {name}"))
            except DisqueError as error:
                reason = error.reason if isinstance(error, FileRefusedError) else str(error)
                self._warn(f"{name}: {reason}")
                continue
            scenes.append(numbers.setdefault(name, len(numbers)))
        if not views:
            raise FileRefusedError(
                self._shards[0].parent, f"holds {self._cut.photos} photos in a row none of which can be read"
            )
        self._next = number + 1
        return Views(np.concatenate(views), np.repeat(scenes, self._cut.count), self._description())

    def _decoded(self, member: tars.Member, name: str) -> np.ndarray:
        """Give the views (count, size, size, 3) of a photo, others in every round."""
        rng = np.random.default_rng([self._cut.seed, zlib.crc32(name.encode())])
        with scratch_folder(self._cache_dir) as folder:
            file = folder / "photo"
            tars.copy(member, file)
            made = views_of(file, count=self._cut.count, size=self._cut.size, rng=rng)
            return np.stack([half(view) for view in made])

    def _from(self, position: int) -> Iterator[tuple[int, str, tars.Member]]:
        """Yield photos from a place on, without end: the round, the photo's name in the set, the member."""
        round_, left = 0, position
        while True:
            if len(self._counts) == len(self._shards):
                total = sum(self._counts.values())
                if total == 0:
                    raise FileRefusedError(self._shards[0].parent, "its archives hold no HDR photo")
                round_, left = round_ + left // total, left % total
            order = np.random.default_rng([self._cut.seed, round_]).permutation(len(self._shards))
            for shard in (self._shards[place] for place in order):
                if left and left >= self._count(shard):
                    left -= self._count(shard)
                    continue
                met = 0
                for met, member in enumerate(tars.photos(shard, self._warn), 1):
                    if met > left:
                        yield round_, f"{shard.name}/{member[1].name}", member
                left = 0
                self._learn(shard, met)
            round_ += 1

    def _count(self, shard: Path) -> int:
        if shard.name not in self._counts:
            self._learn(shard, tars.count(shard))
        return self._counts[shard.name]

    def _learn(self, shard: Path, count: int) -> None:
        if self._counts.get(shard.name) == count:
            return
        self._counts[shard.name] = count
        self._cache_dir.mkdir(parents=True, exist_ok=True)
        replace_file(self._counts_file, [json.dumps(self._counts).encode()])

    @property
    def _counts_file(self) -> Path:
        return self._cache_dir / f"shards-{self._key}.json"

    def _known_counts(self) -> dict[str, int]:
        try:
            found = json.loads(self._counts_file.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        names = {shard.name for shard in self._shards}
        known = found.items() if isinstance(found, dict) else ()
        return {n: c for n, c in known if n in names and isinstance(c, int) and c >= 0}

    def _warn(self, text: str) -> None:
        if text not in self._said:
            self._said.add(text)
            self._news.append(text)

    def _description(self) -> str:
        cut = self._cut
        return f"{cut.count} views of each photo of {len(self._shards)} archives, {cut.size} pixels a side"


def _fingerprint(shards: Sequence[Path]) -> str:
    parts = []
    for shard in shards:
        status = shard.stat()
        parts.append(f"{shard.name} {status.st_size} {status.st_mtime_ns}")
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:16]
