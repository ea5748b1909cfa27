"""Claude's answers as our values; one that can't be trusted is an error."""

from collections.abc import Iterator
from typing import TypeVar

from anthropic.types import Message, TextBlock, TextCitation
from pydantic import BaseModel
from pydantic_core import from_json

from bot.domain.case import Further, Matter, Triage
from bot.domain.reply import Citation, Draft, Passage, SourceKind
from bot.errors import WriterError, WriterUnreachable
from bot.knowledge.book import Book
from bot.language.normalization.as_read import visible
from bot.language.normalization.unbroken import unbroken, unbroken_json
from bot.writers.claude.failures import stopped
from bot.writers.claude.request import Request, TriageAnswer
from bot.writers.protocol import Assignment
from bot.writers.to_check import checks

Answer = TypeVar("Answer", bound=BaseModel)
_DECLINED = "Claude declined to write here: a person answers this one, or ask for the offline draft."
_STOPS = {
    "max_tokens": "Claude ran out of room before its answer was whole: raise max_tokens.",
    "model_context_window_exceeded": "The case and the policies are too long for Claude: lower the budget for clauses.",
}
_UNCITED = (
    "Claude drafted without citing any clause, so nothing vouches for its promises. Ask again; if it stays so, the"
    " server at the base URL may leave documents out."
)
_MISCITED = "Claude cited something that was not sent to it, so its draft is not used. Ask again."


def read_draft(message: Message, request: Request, work: Assignment) -> Draft:
    """The reply with its citations.

    Raises WriterError unless it is complete, not empty, and cites a clause correctly.
    """
    _require_whole(message)
    passages = _trimmed([_passage(b, request) for b in _texts(message) if b.text])
    if not passages:
        raise WriterError("Claude wrote nothing. Ask again, or ask for the offline draft.")
    cited = {c.source.id for p in passages for c in p.citations if c.source.kind is SourceKind.CLAUSE}
    if not cited:
        raise WriterError(_UNCITED)
    return Draft(passages, checks(work, cited))


def read_triage(message: Message, matter: Matter, book: Book) -> Triage:
    """The situation Claude named, if the policies have it; signals are only words the customer wrote."""
    answer = read_structured(message, TriageAnswer)
    named = answer.situation.strip().casefold()
    known = next((s.id for s in book.situations if s.id.casefold() == named), None)
    if known is None:
        raise WriterError("Claude named a situation that the policies don't have. Ask again, or choose one by hand.")
    signals = tuple(dict.fromkeys(q for q in answer.quotes if q.strip() and q in matter.message))
    further = tuple(_further(answer, known, matter, book))
    return Triage(known, answer.short_explanation.strip(), signals, further=further)


def _further(answer: TriageAnswer, main: str, matter: Matter, book: Book) -> Iterator[Further]:
    """Each further situation of the policies once, with words the customer wrote to us."""
    ids, seen = {s.id.casefold(): s.id for s in book.situations}, {main}
    for named in answer.further:
        id, words = ids.get(named.situation.strip().casefold()), " ".join(named.quote.split())
        ours = words and words in " ".join(matter.message.split()) and not book.ears.addressed.found(words)
        if id and ours and id not in seen:
            seen.add(id)
            yield Further(id, words)


def _texts(message: Message) -> list[TextBlock]:
    """The text blocks. The SDK makes one without text from a block of unknown type."""
    return [b for b in message.content if isinstance(b, TextBlock) and isinstance(b.text, str)]


def read_structured(message: Message, form: type[Answer], declined: str = _DECLINED) -> Answer:
    """The answer to a structured request. `declined` is what a refusal means, with what to do."""
    _require_whole(message, declined)
    text = "".join(b.text for b in _texts(message))
    try:
        return form.model_validate(unbroken_json(from_json(text)))
    except ValueError:
        raise WriterUnreachable("Claude's answer could not be read; another attempt may go through.") from None


def _require_whole(message: Message, declined: str = _DECLINED) -> None:
    reason = message.stop_reason
    if reason is None:
        raise WriterUnreachable("Claude's answer broke off on the way; another attempt may go through.")
    if reason == "refusal":
        raise WriterError(declined)
    if reason != "end_turn":
        raise WriterError(
            _STOPS.get(reason, f"Claude stopped before its answer was whole ({stopped(reason)}). Ask again.")
        )


def _passage(block: TextBlock, request: Request) -> Passage:
    found = (c for cited in block.citations or () for c in _sources(cited, request))
    return Passage(visible(unbroken(block.text)), tuple(dict.fromkeys(found)))


def _sources(cited: TextCitation, request: Request) -> Iterator[Citation]:
    """The sources of a citation, one for each block. Its words must be in those blocks, apart from white space."""
    if cited.type != "content_block_location":
        raise WriterError(_MISCITED)
    documents, start, end = request.documents, cited.start_block_index, cited.end_block_index
    if not 0 <= cited.document_index < len(documents):
        raise WriterError(_MISCITED)
    blocks = documents[cited.document_index][start:end] if 0 <= start < end else ()
    sent = "".join(b.text for b in blocks)
    if not blocks or len(blocks) != end - start or "".join(cited.cited_text.split()) != "".join(sent.split()):
        raise WriterError(_MISCITED)
    yield from (b.citation for b in blocks)


def _trimmed(passages: list[Passage]) -> tuple[Passage, ...]:
    """Without white space at the ends of the reply."""
    while passages and not passages[0].text.strip():
        del passages[0]
    while passages and not passages[-1].text.strip():
        del passages[-1]
    if passages:
        passages[0] = Passage(passages[0].text.lstrip(), passages[0].citations)
        passages[-1] = Passage(passages[-1].text.rstrip(), passages[-1].citations)
    return tuple(passages)
