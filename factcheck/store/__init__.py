"""Rows and queries; functions here take a session, never commit, and return model facts."""
