"""The latent map: pictures placed by what the networks see in them."""
