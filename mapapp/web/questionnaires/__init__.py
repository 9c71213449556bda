"""Questions of applications: written by coordinators, previewed, published."""
