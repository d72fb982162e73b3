"""What this room registers with the ground floor."""
