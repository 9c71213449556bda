"""A provider of text messages as an operator would bring one: the protocol and nothing else."""


class Provider:
    """Carries messages; here it only remembers them."""

    carried = []

    def send(self, *, to, text, key):
        """Take one."""
        self.carried.append({"to": to, "text": text, "key": key})
