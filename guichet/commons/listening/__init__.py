"""What can be heard: recorded words in the languages of Benin, and French and English said by the node itself."""
