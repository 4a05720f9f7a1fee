"""Reception: the public schedule first, then the desk."""

from django.urls import path

from langnghe.reception.views import (
    booking,
    bookings_desk,
    desk,
    lists,
    planning,
    public,
    queue,
    sessions,
    visits,
)

app_name = "reception"
urlpatterns = [
    path("lich-tiep/", public.schedule, name="schedule"),
    path("lich-tiep/<str:unit>/", public.schedule, name="schedule_of"),
    path("lich-tiep/<str:unit>/lich.ics", public.calendar, name="calendar"),
    path("lich-tiep/<str:unit>/thong-bao.pdf", public.notice_pdf, name="notice_pdf"),
    path("lich-tiep/<str:unit>/in/", public.notice, name="notice"),
    path("lich-tiep/<str:unit>/nghia-vu/", public.duty_board, name="duty_board"),
    path(
        "lich-tiep/<str:unit>/nghia-vu/<int:post>/<slug:state>/<str:since>/<str:until>/",
        public.duty_records,
        name="duty_records",
    ),
    path("lich-tiep/<str:unit>/dang-ky/", booking.choose, name="booking_of"),
    path("dang-ky-gap/", booking.choose, name="booking"),
    path("dang-ky-gap/cua-toi/", booking.mine, name="booking_mine"),
    path("dang-ky-gap/<int:pk>/", booking.book, name="book"),
    path("tiep-dan/buoi/<int:pk>/dang-ky/", bookings_desk.bookings, name="bookings"),
    path("tiep-dan/dang-ky/<int:pk>/huy/", bookings_desk.cancel, name="booking_cancel"),
    path("tiep-dan/lich/<int:pk>/dang-ky/", bookings_desk.terms, name="booking_terms"),
    path("tiep-dan/", desk.today_page, name="desk"),
    path("tiep-dan/luot-moi/", visits.record, name="record"),
    path("tiep-dan/so/", desk.register, name="register"),
    path("tiep-dan/so.<slug:kind>", desk.export, name="export"),
    path("tiep-dan/luot/<int:pk>/", visits.page, name="visit"),
    path("tiep-dan/luot/<int:pk>/sua/", visits.correct, name="correct"),
    path("tiep-dan/luot/<int:pk>/huy/", visits.void, name="void"),
    path("tiep-dan/luot/<int:pk>/mo-don/", visits.open_petition, name="open_petition"),
    path("man-hinh/<int:place>/", queue.screen, name="screen"),
    path("tiep-dan/hang-cho/", queue.queue, name="queue"),
    path("tiep-dan/hang-cho/lay-so/", queue.take, name="take_ticket"),
    path("tiep-dan/hang-cho/goi/", queue.call_next, name="call_next"),
    path("tiep-dan/so-thu-tu/<int:pk>/", queue.ticket, name="ticket"),
    path("tiep-dan/so-thu-tu/<int:pk>/<slug:step>/", queue.change, name="ticket_change"),
    path("tiep-dan/lich/", planning.plan, name="plan"),
    path("tiep-dan/lich/doc-danh-sach/", lists.read_list, name="read_list"),
    path("tiep-dan/lich/<int:pk>/", planning.schedule_page, name="planned"),
    path("tiep-dan/lich/<int:pk>/niem-yet/", planning.post, name="post"),
    path("tiep-dan/dia-diem/", planning.add_place, name="add_place"),
    path("tiep-dan/buoi-moi/", planning.call, name="call"),
    path("tiep-dan/buoi/<int:pk>/", sessions.page, name="session"),
    path("tiep-dan/buoi/<int:pk>/<slug:step>/", sessions.change, name="session_change"),
]
