"""A USB printer below pyusb: a backend that gives one device with a printer's interface, joined to a printer double."""

import errno
import threading
from types import SimpleNamespace

from usb.backend import IBackend
from usb.core import USBTimeoutError

DEVICE = {
    "bLength": 18, "bDescriptorType": 1, "bcdUSB": 0x200, "bDeviceClass": 0, "bDeviceSubClass": 0, "bDeviceProtocol": 0,
    "bMaxPacketSize0": 64, "idVendor": 0x04B8, "idProduct": 0x0202, "bcdDevice": 1, "iManufacturer": 0, "iProduct": 0,
    "iSerialNumber": 0, "bNumConfigurations": 1, "address": 1, "bus": 1, "port_number": 1, "port_numbers": None,
    "speed": 2,
}  # fmt: skip
CONFIGURATION = {
    "bLength": 9, "bDescriptorType": 2, "wTotalLength": 32, "bNumInterfaces": 1, "bConfigurationValue": 1,
    "iConfiguration": 0, "bmAttributes": 0xC0, "bMaxPower": 1, "extra_descriptors": [],
}  # fmt: skip
INTERFACE = {
    "bLength": 9, "bDescriptorType": 4, "bInterfaceNumber": 0, "bAlternateSetting": 0, "bNumEndpoints": 2,
    "bInterfaceClass": 7, "bInterfaceSubClass": 1, "bInterfaceProtocol": 2, "iInterface": 0, "extra_descriptors": [],
}  # fmt: skip
ENDPOINT = {
    "bLength": 7, "bDescriptorType": 5, "bmAttributes": 2, "wMaxPacketSize": 64, "bInterval": 0, "bRefresh": 0,
    "bSynchAddress": 0, "extra_descriptors": [],
}  # fmt: skip
OUT, IN = 0x01, 0x82


class UsbDouble(IBackend):
    """Takes at most 64 bytes a transfer, whatever it is given, and answers in packets."""

    def __init__(self, machine):
        self.machine = machine
        self.said = b""
        self.heard = threading.Condition()
        machine.say = self._say

    def _say(self, data):
        with self.heard:
            self.said += data
            self.heard.notify()

    def enumerate_devices(self):
        return iter([object()])

    def get_device_descriptor(self, dev):
        return SimpleNamespace(**DEVICE)

    def get_configuration_descriptor(self, dev, config):
        return SimpleNamespace(**CONFIGURATION)

    def get_interface_descriptor(self, dev, intf, alt, config):
        if intf or alt:
            raise IndexError
        return SimpleNamespace(**INTERFACE)

    def get_endpoint_descriptor(self, dev, ep, intf, alt, config):
        return SimpleNamespace(**ENDPOINT, bEndpointAddress=(OUT, IN)[ep])

    def open_device(self, dev):
        return object()

    def close_device(self, dev_handle):
        return None

    def get_configuration(self, dev_handle):
        return 1

    def is_kernel_driver_active(self, dev_handle, intf):
        return False

    def attach_kernel_driver(self, dev_handle, intf):
        return None

    def claim_interface(self, dev_handle, intf):
        return None

    def release_interface(self, dev_handle, intf):
        return None

    def bulk_write(self, dev_handle, ep, intf, data, timeout):
        taken = bytes(data[:64])
        self.machine.take(taken)
        return len(taken)

    def bulk_read(self, dev_handle, ep, intf, buff, timeout):
        with self.heard:
            if not self.heard.wait_for(lambda: self.said, timeout / 1000):
                raise USBTimeoutError("timeout", None, errno.ETIMEDOUT)
            packet, self.said = self.said[: len(buff)], self.said[len(buff) :]
        buff[: len(packet)] = type(buff)("B", packet)
        return len(packet)
