"""JSON schemas as structured output takes them: what it refuses in one, and whether an answer keeps to one."""

from collections.abc import Iterator
from typing import Any

Schema = dict[str, Any]
_KEYWORDS = {
    "$defs", "$ref", "additionalProperties", "anyOf", "const", "default", "description", "enum", "format", "items",
    "minItems", "properties", "required", "title", "type",
}  # fmt: skip
_TYPES: dict[str, tuple[type, ...]] = {
    "object": (dict,), "array": (list,), "string": (str,), "boolean": (bool,), "integer": (int,),
    "number": (int, float), "null": (type(None),),
}  # fmt: skip
_MOST_OPTIONAL = 24


def problems(schema: Schema) -> Iterator[str]:
    """Why the API would refuse the schema."""
    yield from _problems(schema, schema, ())
    if optional(schema) > _MOST_OPTIONAL:
        yield f"schema: {optional(schema)} optional parameters; at most {_MOST_OPTIONAL} are supported"


def optional(schema: Schema) -> int:
    """How many parameters may be left out."""
    return sum(len(s.get("properties", {})) - len(s.get("required", [])) for s in _objects(schema))


def unions(schema: Schema) -> int:
    """How many parameters are of several types."""
    return sum("anyOf" in s or isinstance(s.get("type"), list) for s in _objects(schema))


def misfit(value: Any, schema: Schema, root: Schema | None = None, at: str = "answer") -> str | None:
    """What keeps a value from being an answer in this form; None when nothing does. The case of an enum is free."""
    root = root or schema
    schema = _resolved(schema, root)
    if "anyOf" in schema:
        fits = [misfit(value, option, root, at) for option in schema["anyOf"]]
        return None if None in fits else fits[0]
    if "enum" in schema:
        known = {str(v).lower() for v in schema["enum"]}
        return None if str(value).strip().lower() in known else f"{at}: {value!r} isn't of the enum"
    kind = schema.get("type")
    if kind and (not isinstance(value, _TYPES[kind]) or (isinstance(value, bool) and kind != "boolean")):
        return f"{at}: {value!r} isn't of type {kind}"
    return next((p for p in _inner_misfits(value, schema, root, at) if p), None)


def _inner_misfits(value: Any, schema: Schema, root: Schema, at: str) -> Iterator[str | None]:
    if isinstance(value, dict):
        inner = schema.get("properties", {})
        yield from (f"{at}: {name} is missing" for name in schema.get("required", []) if name not in value)
        yield from (f"{at}: {name} isn't of the schema" for name in value if name not in inner)
        yield from (misfit(v, inner[name], root, f"{at}.{name}") for name, v in value.items() if name in inner)
    if isinstance(value, list):
        yield from (misfit(v, schema.get("items", {}), root, f"{at}[{i}]") for i, v in enumerate(value))


def _problems(schema: Schema, root: Schema, above: tuple[str, ...]) -> Iterator[str]:
    if unknown := set(schema) - _KEYWORDS:
        yield f"schema: {', '.join(sorted(unknown))}: not supported"
    if schema.get("minItems", 0) > 1:
        yield "schema: minItems may be 0 or 1"
    if any(isinstance(v, dict | list) for v in schema.get("enum", [])):
        yield "schema: enum takes plain values"
    if schema.get("type") == "object" and schema.get("additionalProperties") is not False:
        yield "schema: additionalProperties must be false"
    if missing := set(schema.get("required", [])) - set(schema.get("properties", {})):
        yield f"schema: {', '.join(sorted(missing))}: required and not a property"
    if ref := schema.get("$ref"):
        if ref in above or not ref.startswith("#/$defs/"):
            yield f"schema: {ref}: recursive or external references are not supported"
            return
        yield from _problems(_resolved(schema, root), root, (*above, ref))
    for inner in _inner(schema):
        yield from _problems(inner, root, above)


def _inner(schema: Schema) -> Iterator[Schema]:
    yield from schema.get("properties", {}).values()
    yield from schema.get("anyOf", [])
    if "items" in schema:
        yield schema["items"]


def _objects(schema: Schema) -> Iterator[Schema]:
    yield schema
    for inner in (*_inner(schema), *schema.get("$defs", {}).values()):
        yield from _objects(inner)


def _resolved(schema: Schema, root: Schema) -> Schema:
    ref = schema.get("$ref")
    found: Schema = root.get("$defs", {}).get(str(ref).removeprefix("#/$defs/"), {}) if ref else schema
    return found
