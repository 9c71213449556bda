"""Static files with their hash in the name, imports of ES modules rewritten too.

Django's own pattern wants a semicolon after every import; our scripts have none.
"""

from whitenoise.storage import CompressedManifestStaticFilesStorage

A_FILE_BESIDE = r"""['"](?P<url>\.[^'"\n]+)['"]"""


class HashedStorage(CompressedManifestStaticFilesStorage):
    """WhiteNoise's storage that also follows `import … from './x.js'`."""

    max_post_process_passes = 8  # as deep as modules import each other, and some
    patterns = (
        *CompressedManifestStaticFilesStorage.patterns,
        (
            "*.js",
            (
                (
                    rf"(?m)^(?P<matched>(?P<words>(?:import|export)\b[^'\"]*?){A_FILE_BESIDE})",
                    "%(words)s'%(url)s'",
                ),
            ),
        ),
    )
