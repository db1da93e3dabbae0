"""What the State says on the screens of its centres: written by one person, approved by another, shown for a while."""
