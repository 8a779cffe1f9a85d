"""Days that are played: citizens and employees made by chance, through the product's own verbs."""
