"""How static files are stored for serving: hashed names, compressed once, module imports included."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class HashedStorage(CompressedManifestStaticFilesStorage):
    """WhiteNoise's storage that also rewrites the imports between our JavaScript modules to hashed names."""

    support_js_module_import_aggregation = True
