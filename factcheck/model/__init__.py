"""The facts the stages hand on: frozen dataclasses and enums, standard library only."""
