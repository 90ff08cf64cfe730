"""What programs and assistants are told: facts on record, each with the words that it rests on."""
