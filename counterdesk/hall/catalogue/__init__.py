"""The service catalogue: what the hall renders, its versions, and how a hall file is read and checked."""

from counterdesk.hall.catalogue.checks import check, faults_of
from counterdesk.hall.catalogue.document import from_json, to_json
from counterdesk.hall.catalogue.findings import Finding
from counterdesk.hall.catalogue.model import Catalogue, HallInfo, Material, Series, Service, WindowPlan
from counterdesk.hall.catalogue.reading import read_hall_file, read_hall_text
from counterdesk.hall.catalogue.versions import (
    LoadedCatalogue,
    ServiceThen,
    by_id,
    current,
    load,
    service_ids,
    service_of,
)

__all__ = [
    "Catalogue",
    "Finding",
    "HallInfo",
    "LoadedCatalogue",
    "Material",
    "Series",
    "Service",
    "ServiceThen",
    "WindowPlan",
    "by_id",
    "check",
    "current",
    "faults_of",
    "from_json",
    "load",
    "read_hall_file",
    "read_hall_text",
    "service_ids",
    "service_of",
    "to_json",
]  # fmt: skip
