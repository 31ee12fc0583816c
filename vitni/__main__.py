"""`python -m vitni` is the command line."""

from vitni.faces.cli import main

if __name__ == "__main__":
    main()
