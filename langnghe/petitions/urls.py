"""Petitions: the citizen's pages, then the desk."""

from django.urls import path

from langnghe.petitions import views

app_name = "petitions"
urlpatterns = [
    path("gui-don/", views.guide, name="guide"),
    path("gui-don/truc-tuyen/", views.web_form.send, name="web_form"),
    path("gui-don/bien-nhan.pdf", views.web_form.receipt_pdf, name="web_receipt"),
    path("tra-cuu/", views.track, name="track"),
    path("don/", views.due_list, name="due_list"),
    path("don/nhan/", views.intake, name="intake"),
    path("don/chuyen/", views.transfers.board, name="transfers"),
    path("don/chuyen/<int:pk>/", views.transfers.page, name="transfer"),
    path("don/chuyen/<int:pk>/<slug:act>/", views.transfers.change, name="transfer_change"),
    path("phuc-dap/", views.links.reply, name="reply_link"),
    path("don/tim/", views.search, name="search"),
    path("don/<int:pk>/vu-viec/", views.matter, name="matter"),
    path("don/<int:pk>/gop/<int:other>/", views.merge, name="merge"),
    path("don/<int:pk>/tach/<int:merge>/", views.undo_merge, name="undo_merge"),
    path("don/<int:pk>/noi/<int:other>/", views.link, name="link"),
    path("don/<int:pk>/bo-noi/", views.unlink, name="unlink"),
    path("don/<int:pk>/", views.file_page, name="file"),
    path("don/<int:pk>/giay-bien-nhan/", views.receipt, name="receipt"),
    path("don/<int:pk>/giay-bien-nhan.pdf", views.receipt_pdf, name="receipt_pdf"),
    path("don/<int:pk>/cap-lai-ma/", views.renew_code, name="renew_code"),
    path("don/<int:pk>/chuyen-sang-giay/", views.to_paper, name="to_paper"),
    path("don/<int:pk>/sua-so/", views.came_with.correct, name="correct"),
    path("don/<int:pk>/tach/", views.came_with.split, name="split"),
    path("don/<int:pk>/bao-ket-qua/", views.came_with.report, name="report_result"),
    path("don/<int:pk>/giay-to/<int:paper>/tra/", views.came_with.return_paper, name="return_paper"),
    path("don/<int:pk>/van-ban/", views.letters.draft, name="letter_draft"),
    path("van-ban-di/", views.letters.register, name="letters"),
    path("van-ban-di/so.xlsx", views.letters.export, name="letters_export"),
    path("van-ban-di/mau/", views.letters.kinds, name="letter_kinds"),
    path("van-ban-di/mau/<str:unit>/<slug:code>.pdf", views.letters.blank, name="letter_blank"),
    path("van-ban-di/<int:pk>/", views.letters.page, name="letter"),
    path("van-ban-di/<int:pk>/phieu-noi-bo/", views.letters.slip, name="letter_slip"),
    path("van-ban-di/<int:pk>/van-ban.pdf", views.letters.as_pdf, name="letter_pdf"),
    path("van-ban-di/<int:pk>/van-ban.docx", views.letters.as_docx, name="letter_docx"),
    path("van-ban-di/<int:pk>/<slug:act>/", views.letters.change, name="letter_change"),
    path("don/<int:pk>/hoan-tac/", views.undo, name="undo"),
    path("don/<int:pk>/de-xuat/", views.propose, name="propose"),
    path("don/<int:pk>/duyet/", views.approve, name="approve"),
    path("vu-viec/<int:pk>/", views.matter_page, name="matter_story"),
    path("don/<int:pk>/<slug:slug>/", views.step, name="step"),
]
