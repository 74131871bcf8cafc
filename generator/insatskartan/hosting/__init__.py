"""What a finished site needs to be published: policy, file names, checks, swap of folders, server settings."""
