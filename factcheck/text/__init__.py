"""Operations on plain text that every stage shares: folding, words, sentences."""
