"""How a training ended, in words: what came of it, or why nothing did and what to do about it."""

from disque_studio.studio.training_events import Comparison, Standing
from disque_studio.ui.texts import said, tr
from disque_studio.ui.training.work import Told


def in_words(told: Told) -> str:
    """Tell how a training ended; "" while it runs."""
    standing = told.standing
    match told.phase:
        case "done":
            return " ".join(part for part in (_outcome(standing), _compared(standing.comparison)) if part)
        case "stopped":
            return f"{tr('It was stopped.')} {_kept(standing)}"
        case "failed":
            return f"{_sentence(said(standing.error) or tr('It failed without a reason'))} {_kept(standing)}"
        case "ended":
            last = (
                tr("Its last words were: {words}").format(words=_sentence(said(told.last)))
                if told.last
                else ""
            )
            return " ".join(
                part for part in (tr("Its process ended without a word."), last, _kept(standing)) if part
            )
    return ""


def _outcome(standing: Standing) -> str:
    better = standing.comparison is not None and standing.comparison.better
    reason = "" if standing.comparison is not None else _sentence(said(standing.verdict))
    if standing.exported:
        return f"{tr('The new model is written.')} {reason}".strip()
    return "" if better else f"{tr('The new model is kept back; the installed one stays.')} {reason}".strip()


def _compared(comparison: Comparison | None) -> str:
    if comparison is None or comparison.candidate is None:
        return ""
    if comparison.installed is None:
        return tr("{name}: {ours}; no model was installed to compare with.").format(
            name=said(comparison.benchmark), ours=_figure(comparison.candidate)
        )
    if comparison.candidate == comparison.installed:
        text = tr("It is as good as the installed one: {ours} ({name}).")
    elif comparison.better:
        text = tr("It is better than the installed one: {ours} against {theirs} ({name}).")
    else:
        text = tr("It is worse than the installed one: {ours} against {theirs} ({name}).")
    ours, theirs = _figure(comparison.candidate), _figure(comparison.installed)
    return text.format(ours=ours, theirs=theirs, name=said(comparison.benchmark))


def _kept(standing: Standing) -> str:
    if standing.checkpoint is None:
        return tr("Nothing was learnt yet; Resume begins again.")
    return tr("What was learnt up to step {step} is kept; Resume goes on from there.").format(
        step=f"{standing.checkpoint:,}"
    )


def _figure(value: float) -> str:
    return f"{value:.4g}"


def _sentence(text: str) -> str:
    """Write a reason as a sentence."""
    return f"{text[:1].upper()}{text[1:]}{'' if text.endswith(('.', '!', '?')) else '.'}" if text else ""
