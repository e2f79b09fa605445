"""Routes of the HTTP interface."""

from __future__ import annotations

from fastapi import APIRouter

router = APIRouter(prefix="/api")
