"""The stand-in for the site's own address inside stored documents."""

# RFC 6761 reserves `.invalid`: no source's own address can ever begin like this.
ADDRESS_BASE = "https://record.invalid"
