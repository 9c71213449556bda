"""The ways a notice leaves; the inbox is none of them, it is the notice itself."""
