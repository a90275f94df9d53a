"""What is bundled: the models with their cards, the looks made with it, the demo photo."""

from disque_studio.resources import resource_path
from disque_studio.studio.selftest import selftest

LARGEST_MODELS = 40_000_000


def test_the_bundle_passes_its_own_selftest():
    failed = [f"{check.name}: {check.detail}" for check in selftest() if not check.passed]
    assert failed == []


def test_the_models_stay_small():
    assert sum(path.stat().st_size for path in resource_path("models").iterdir()) <= LARGEST_MODELS
