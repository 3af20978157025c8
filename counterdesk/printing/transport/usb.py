"""A USB printer spoken to directly, through pyusb and libusb (the ``usb`` extra): times there are milliseconds.

A write may take a part of what it was given, which is not a fault and is gone on from.
"""

from __future__ import annotations

import importlib
from contextlib import suppress
from time import monotonic, sleep
from typing import Any

from counterdesk.printing.target import UsbId
from counterdesk.printing.transport.link import LinkFault

PRINTER_CLASS = 7
SLICE_BYTES = 4096
LEAST_MS = 1
"""0 would mean for ever."""


class UsbLink:
    """The printer interface of one USB device. ``backend`` is pyusb's; None takes the one it finds."""

    bytes_s: int | None = None

    def __init__(self, number: UsbId, backend: Any = None) -> None:
        self.number = number
        self._backend = backend
        self._core: Any = None
        self._util: Any = None
        self._device: Any = None
        self._interface = 0
        self._out: Any = None
        self._in: Any = None

    def open(self) -> None:
        """Find and claim the device; raises LinkFault ``driver`` without pyusb or libusb."""
        try:
            self._core, self._util = (importlib.import_module(f"usb.{name}") for name in ("core", "util"))
            found = self._core.find(
                idVendor=self.number.vendor, idProduct=self.number.product, backend=self._backend, find_all=True
            )
            self._device = next((each for each in found if self._is_it(each)), None)
        except (ImportError, ValueError) as error:  # no pyusb; no libusb
            raise LinkFault("driver") from error
        if self._device is None:
            raise LinkFault("unreachable")
        self._claim()

    def write(self, data: bytes, until: float) -> int:
        """What the printer takes by then, at most ``SLICE_BYTES``."""
        try:
            return int(self._out.write(data[:SLICE_BYTES], timeout=_ms(until)))
        except self._core.USBTimeoutError:
            return 0

    def read(self, until: float) -> bytes:
        """What came by then; nothing from a printer that has no way back."""
        if self._in is None:
            sleep(max(until - monotonic(), 0.0))
            return b""
        try:
            return bytes(self._in.read(self._in.wMaxPacketSize, timeout=_ms(until)))
        except self._core.USBTimeoutError:
            return b""

    def drain(self, until: float) -> None:
        """Nothing is kept back between us and the device."""

    def close(self) -> None:
        """Give the device back to the system."""
        if self._device is not None:
            with suppress(OSError, NotImplementedError):
                self._util.release_interface(self._device, self._interface)
            with suppress(OSError, NotImplementedError):
                self._device.attach_kernel_driver(self._interface)
            self._util.dispose_resources(self._device)
        self._device = self._out = self._in = None

    def _is_it(self, device: Any) -> bool:
        return not self.number.serial or device.serial_number == self.number.serial

    def _claim(self) -> None:
        # The configuration in force is kept: setting it again, or a reset, makes many a printer drop its answers.
        interface = self._util.find_descriptor(
            self._device.get_active_configuration(), bInterfaceClass=PRINTER_CLASS
        )
        if interface is None:
            raise LinkFault("device")
        self._interface = interface.bInterfaceNumber
        with suppress(NotImplementedError):
            if self._device.is_kernel_driver_active(self._interface):
                self._device.detach_kernel_driver(self._interface)
        self._util.claim_interface(self._device, self._interface)
        self._out, self._in = (self._end(interface, way) for way in (self._util.ENDPOINT_OUT, self._util.ENDPOINT_IN))
        if self._out is None:
            raise LinkFault("device")

    def _end(self, interface: Any, way: int) -> Any:
        return next((end for end in interface if self._util.endpoint_direction(end.bEndpointAddress) == way), None)


def _ms(until: float) -> int:
    return max(int((until - monotonic()) * 1000), LEAST_MS)
