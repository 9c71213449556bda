"""A folder of files that no address leads to, readable by the product alone."""

from pathlib import Path

from django.conf import settings
from django.core.files.storage import FileSystemStorage
from django.utils.deconstruct import deconstructible


@deconstructible(path="community.private_storage.PrivateStorage")
class PrivateStorage(FileSystemStorage):
    """Files below `PRIVATE_ROOT`, for their owner's eyes only."""

    def __init__(self) -> None:
        super().__init__(file_permissions_mode=0o600, directory_permissions_mode=0o700)

    @property
    def base_location(self) -> str:
        """Where they lie, as the settings say now."""
        return str(settings.PRIVATE_ROOT)

    @property
    def location(self) -> str:
        """The same, without a detour."""
        return str(Path(self.base_location).resolve())

    def url(self, name: str | None) -> str:
        """There is none."""
        raise ValueError(f"{name} has no address: it is private")
