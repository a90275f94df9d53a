"""The scopes: histogram, waveform, parade and vectorscope of the photo in its look."""
