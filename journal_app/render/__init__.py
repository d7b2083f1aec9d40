"""Pages painted to PDF or paper, with Qt's painter and without a window."""
