<?php return array('dependencies' => array('wp-i18n'), 'version' => 'b25274f9cd2b88859a80');
