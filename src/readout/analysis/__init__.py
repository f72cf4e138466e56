"""Report -> Analysis: sentences, words with tags and heads, names and quotations. No diplomacy."""
