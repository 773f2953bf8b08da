"""What the pages say, page by page: names and sentences, nothing that decides."""
