"""The style sheet; $names are a theme's colours, $icons the icons' folder, $name the theme."""

SHEET = """
QWidget { color: $text; }
QMainWindow, QDialog, QDockWidget, QMenuBar, QToolBar, QStatusBar { background: $panel; }
QToolTip { background: $field; color: $text; border: 1px solid $edge; padding: 3px 5px; }

QMenuBar { border-bottom: 1px solid $line; padding: 1px 4px; }
QMenuBar::item { padding: 4px 9px; border-radius: 3px; background: transparent; }
QMenuBar::item:selected, QMenu::item:selected { background: $chosen; }
QMenu { background: $panel; border: 1px solid $line; padding: 4px; }
QMenu::item { padding: 5px 28px 5px 10px; border-radius: 3px; }
QMenu::item:disabled { color: $text_off; }
QMenu::separator { height: 1px; background: $rule; margin: 4px 6px; }
QMenu::icon { padding-left: 6px; }

QToolBar { border: none; border-bottom: 1px solid $line; padding: 3px 6px; spacing: 2px; }
QToolBar::separator { width: 1px; background: $rule; margin: 5px 5px; }
QToolButton { padding: 4px 7px; border: 1px solid transparent; border-radius: 4px; background: transparent; }
QToolButton#qt_toolbar_ext_button { padding: 0; }
QToolButton:hover:enabled { background: $raised; }
QToolButton:pressed, QToolButton:checked { background: $chosen; }
QToolButton:focus { border-color: $mark; }
QToolButton:disabled { color: $text_off; }

QPushButton { background: $raised; border: 1px solid $edge; border-radius: 4px; padding: 5px 14px; }
QPushButton:hover:enabled { background: $hover; }
QPushButton:pressed { background: $pressed; }
QPushButton:checked { background: $chosen; }
QPushButton:default { background: $chosen; border-color: $edge; }
QPushButton:focus { border-color: $mark; }
QPushButton[small="true"] { padding: 2px 9px; }
QPushButton:disabled { color: $text_off; background: $panel; border-color: $rule; }

QLineEdit { placeholder-text-color: $text_dim; }
QLineEdit, QPlainTextEdit, QTextBrowser, QSpinBox, QDoubleSpinBox, QComboBox, QTableView, QTreeWidget {
    background: $field; border: 1px solid $edge; border-radius: 3px; padding: 3px 6px;
    selection-background-color: $selection; selection-color: $strong; }
QLineEdit:focus, QPlainTextEdit:focus, QTextBrowser:focus, QSpinBox:focus, QDoubleSpinBox:focus,
QComboBox:focus, QTableView:focus, QTreeWidget:focus { border-color: $mark; }
QSpinBox:disabled, QDoubleSpinBox:disabled, QComboBox:disabled, QLineEdit:disabled { color: $text_off; }
QAbstractSpinBox QLineEdit { border: none; padding: 0; background: transparent; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { width: 0; height: 0; border: none; }
QComboBox::drop-down { border: none; width: 20px; }
QComboBox::down-arrow { image: url($icons/down-$name.svg); width: 10px; height: 10px; }
QComboBox QAbstractItemView { background: $field; border: 1px solid $edge; outline: none;
    selection-background-color: $chosen; }
QHeaderView::section { background: $raised; border: none; border-right: 1px solid $line; padding: 4px 7px; }
QTableView { outline: none; padding: 1px; }
QTableView::item:focus { border: none; }
QTableView::item { padding: 0 4px; }
QTreeWidget { outline: none; padding: 1px; }
QTreeWidget::item { padding: 3px 4px; }
QTreeWidget::item:hover { background: $hover_item; }
QTreeWidget::item:selected { background: $chosen; color: $strong; }
QDialog QLineEdit, QDialog QComboBox { min-height: 20px; }
QDialog QAbstractSpinBox QLineEdit { min-height: 0; }

QCheckBox { spacing: 6px; }
QCheckBox:disabled { color: $text_off; }
QCheckBox::indicator, QTreeWidget::indicator { width: 14px; height: 14px; border: 1px solid $fill;
    border-radius: 3px; background: $field; }
QCheckBox::indicator:checked, QTreeWidget::indicator:checked { background: $box; border-color: $box;
    image: url($icons/check-$name.svg); }
QCheckBox::indicator:focus { border: 1px solid $mark; }
QCheckBox::indicator:disabled { border-color: $rule; }
QRadioButton { spacing: 6px; }
QRadioButton:disabled { color: $text_off; }
QRadioButton::indicator { width: 14px; height: 14px; border: 1px solid $fill; border-radius: 8px;
    background: $field; }
QRadioButton::indicator:checked { border-color: $box;
    background: qradialgradient(cx: 0.5, cy: 0.5, radius: 0.5, fx: 0.5, fy: 0.5,
        stop: 0 $box, stop: 0.5 $box, stop: 0.62 $field, stop: 1 $field); }
QRadioButton::indicator:focus { border-color: $mark; }
QRadioButton::indicator:disabled { border-color: $rule; }

QScrollArea { background: transparent; border: 1px solid $panel; }
QScrollArea > QWidget > QWidget { background: transparent; border: none; }
QScrollArea:focus { border-color: $mark; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 0; }
QScrollBar::handle { background: $edge; border-radius: 4px; margin: 1px;
    min-height: 28px; min-width: 28px; }
QScrollBar::handle:hover { background: $fill; }
QScrollBar::handle:disabled { background: transparent; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: none; }

QListView { background: transparent; border: 1px solid $panel; outline: none; padding: 0 6px; }
QListView:focus { border-color: $fill; border-radius: 3px; }
QListView::item { border: 1px solid transparent; border-radius: 4px; padding: 4px 0; color: $text_dim; }
QListView::item:hover { background: $hover_item; }
QListView::item:selected { background: $chosen; border-color: $fill; color: $strong; }
QListView::item:selected:focus { border-color: $mark; }

QDockWidget { titlebar-close-icon: none; titlebar-normal-icon: none; }
QMainWindow::separator { background: $line; width: 1px; height: 1px; }
QTabBar { background: $panel; border: none; }
QTabBar::tab { background: transparent; color: $text_dim; border: 1px solid transparent;
    border-bottom: 2px solid transparent; padding: 5px 7px; }
QTabBar::tab:hover { color: $text; background: $hover_item; }
QTabBar::tab:selected { color: $text; border-bottom-color: $mark; }
QTabBar::tab:selected:focus { border-color: $mark; border-radius: 3px; }
QTabWidget::pane { border: none; border-top: 1px solid $line; }
QSplitter::handle { background: $line; }
QDialog QSplitter::handle { background: transparent; }
QStatusBar { border-top: 1px solid $line; }
QStatusBar::item { border: none; }
QStatusBar QLabel { color: $text_dim; padding: 0 8px; }
QProgressBar { background: $line; border: none; border-radius: 3px; max-height: 6px; min-height: 6px; }
QProgressBar::chunk { background: $handle; border-radius: 3px; }

QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 0; }

#pages::item { padding: 6px 8px; }
#palette { background: $panel; border: 1px solid $edge; }
#palette QLineEdit { padding: 7px 9px; }
#palette QListWidget { padding: 0; }
#palette QListWidget::item, #palette QListWidget::item:selected { border: none; padding: 0; }
#welcome { background: $panel; }
#part { color: $text; font-weight: 600; border: 0 solid $panel; border-left-width: 3px; padding-left: 9px; }
#part[marked="true"] { border-color: $mark; }
#heading { color: $text; font-weight: 600; }
#hint, #dim { color: $text_dim; }
#dots { color: $text_dim; }
#score { color: $mark; }
#score[stale="true"] { color: $text_dim; }
#fold { margin-left: 2px; color: $text_dim; }
#fold:checked { background: transparent; }
#fold:hover { background: $raised; }
#film, #steps { background: $panel; }
#strip { background: $panel; border-top: 1px solid $line; }
#drop-hint { color: $text_dim; border: 1px dashed $fill; border-radius: 6px; padding: 14px; }
#data-box { background: $field; border: 1px dashed $fill; border-radius: 5px; }
#result { background: $card; border: 1px solid $rule; border-radius: 5px; padding: 7px 9px; }
#card { background: $card; border: 1px solid $rule; border-radius: 5px; }
#card QCheckBox:disabled { color: $text_dim; }
#messages, #crash { background: $raised; border-bottom: 1px solid $line; }
#recent { text-align: left; border-color: transparent; background: transparent; padding: 5px 10px; }
#recent:hover { background: $hover_item; }
#recent:focus { border-color: $mark; }
#welcome-title { font-size: 20px; color: $text; }
#rule { background: $rule; border: none; }
#rows { padding: 0; border: 1px solid $rule; border-radius: 4px; }
#thumb { background: $field; border: 1px solid $line; }
"""
