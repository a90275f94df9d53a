"""The trainer's findings are read, whatever it answers."""

import json
from pathlib import Path
from typing import Any

import pytest

from disque_studio.errors import DisqueError
from disque_studio.studio import training_events, training_process
from disque_studio.studio.training import ASKED, Trainings
from disque_studio.studio.training_survey import Found, Problem, Survey, survey

ANSWER: dict[str, Any] = {
    "found": [{"kind": "photos", "what": "HDR photos", "count": 3}],
    "missing": ["put more into it"],
    "problems": [{"file": "/a/b.hdr", "reason": "is damaged"}],
    "ready": False,
}


def test_an_answer_is_read() -> None:
    assert Survey.from_json(json.dumps(ANSWER)) == Survey(
        False,
        (Found("photos", "HDR photos", 3),),
        ("put more into it",),
        (Problem("/a/b.hdr", "is damaged"),),
    )


@pytest.mark.parametrize("answer", ["", "{}", "[1]", "no", json.dumps({**ANSWER, "found": [{"kind": 1}]})])
def test_what_is_no_answer_is_refused(answer: str) -> None:
    with pytest.raises(DisqueError, match="cannot be read"):
        Survey.from_json(answer)


def test_the_trainer_is_asked_about_its_place_and_the_general_feature(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    asked: list[list[str]] = []
    monkeypatch.setattr(
        training_process, "ask", lambda words, cancelled: asked.append(words) or json.dumps(ANSWER)
    )
    survey("qdnet", tmp_path / "data", home=tmp_path, general=tmp_path / "general.safetensors")
    (words,) = asked
    assert words[:2] == ["survey", "qdnet"]
    assert words[words.index("--out") + 1] == str(tmp_path / "qdnet")
    assert words[words.index("--general") + 1] == str(tmp_path / "general.safetensors")


def test_scorers_build_upon_the_newest_general_feature(tmp_path: Path) -> None:
    for name, begun in [("old", 1.0), ("new", 2.0), ("gone", 3.0)]:
        out = tmp_path / name
        out.mkdir()
        (out / ASKED).write_text(json.dumps({"recipe": "general", "data": "/d", "begun": begun}))
        model = out / "general.safetensors"
        if name != "gone":
            model.touch()
        (out / training_events.EVENTS).write_text(
            json.dumps({"event": "done", "path": str(model), "exported": True}) + "\n"
        )
    trainings = Trainings(tmp_path)
    assert trainings.general("qdnet") == tmp_path / "new" / "general.safetensors"
    assert trainings.general("disque") is None
