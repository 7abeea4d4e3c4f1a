"""What each page shows, made from published documents; templates only lay it out."""
