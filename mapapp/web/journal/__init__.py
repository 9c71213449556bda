"""The journal before the public: whether it is whole, and the seals of its nights."""
