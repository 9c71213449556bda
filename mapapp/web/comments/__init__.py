"""Comments: what people say in public about problems and initiatives."""
