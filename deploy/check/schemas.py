"""Writes JSON schemas as kubeconform reads them, each file complete in itself: schemas.py TARGET VERSION... -- DEFINITION.yaml...

Kubernetes' own come from the package kubernetes-validate, for the versions named; those of custom resources from definitions.
"""

import json
import pathlib
import sys

import kubernetes_validate
import yaml

SHARED = "_definitions.json"


def references(schema):
    if isinstance(schema, dict):
        for key, value in schema.items():
            if key == "$ref" and isinstance(value, str):
                yield value.rpartition("/")[2]
            else:
                yield from references(value)
    elif isinstance(schema, list):
        for part in schema:
            yield from references(part)


def complete(schema, definitions):
    """The schema with all that it refers to inside of it."""
    needed, waiting = {}, list(references(schema))
    while waiting:
        name = waiting.pop()
        if name not in needed:
            needed[name] = definitions[name]
            waiting.extend(references(needed[name]))
    return json.dumps(schema | {"$defs": needed}).replace(f"/api/{SHARED}#", "#")


def kubernetes(target, version):
    package = pathlib.Path(kubernetes_validate.__file__).parent
    source = package / "kubernetes-json-schema" / f"v{version}-local-strict"
    definitions = json.loads((source / SHARED).read_text())["$defs"]
    target.mkdir(parents=True, exist_ok=True)
    for file in source.glob("*.json"):
        if file.name != SHARED:
            schema = json.loads(file.read_text())
            if {"apiVersion", "kind", "metadata"} <= schema.get("properties", {}).keys():
                (target / file.name).write_text(complete(schema, definitions))


def strict(schema):
    """Refuses fields that the definition does not name, as `kubectl apply --validate=strict` does."""
    if isinstance(schema, dict):
        if "properties" in schema and not schema.get("x-kubernetes-preserve-unknown-fields"):
            schema.setdefault("additionalProperties", False)
        for part in schema.values():
            strict(part)
    elif isinstance(schema, list):
        for part in schema:
            strict(part)
    return schema


def custom(target, definition):
    target.mkdir(parents=True, exist_ok=True)
    for document in yaml.safe_load_all(pathlib.Path(definition).read_text()):
        if document and document["kind"] == "CustomResourceDefinition":
            spec = document["spec"]
            for version in spec["versions"]:
                name = f"{spec['names']['kind']}-{spec['group'].split('.')[0]}-{version['name']}.json".lower()
                (target / name).write_text(json.dumps(strict(version["schema"]["openAPIV3Schema"])))


def main(target, *arguments):
    border = arguments.index("--")
    for version in arguments[:border]:
        kubernetes(pathlib.Path(target) / f"v{version}", version)
    for definition in arguments[border + 1 :]:
        custom(pathlib.Path(target) / "custom", definition)


main(*sys.argv[1:])
